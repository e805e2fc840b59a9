/** The mark: a molar seen from its side, in one line. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <path
        d="M9.2 4.6c-3.4.5-5.4 3.2-5.2 7 .2 3.600 2 5.300 2.500 8.400.5 3.300.4 7.600 3.100 7.600 2.900 0 2.100-7.900 6.400-7.900s3.500 7.900 6.400 7.900c2.700 0 2.600-4.300 3.100-7.600.5-3.100 2.300-4.800 2.500-8.400.2-3.800-1.800-6.500-5.200-7-2.700-.4-4.300 1.200-6.800 1.200S11.900 4.200 9.200 4.600Z"
        fill="var(--wash-2)"
        stroke="var(--accent)"
        strokeWidth="1.9"
        strokeLinejoin="round"
      />
      <path d="M11 9.700c1.600-.5 3.200.5 5 .5" stroke="var(--accent)" strokeWidth="1.7" strokeLinecap="round" />
    </svg>
  );
}
