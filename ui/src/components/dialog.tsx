import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";

type Props = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  actions?: ReactNode;
  width?: "narrow" | "wide";
  role?: "dialog" | "alertdialog";
};

/** Only to decide something; forms live in pages. */
export function Dialog({ title, isOpen, onClose, children, actions, width = "narrow", role = "dialog" }: Props) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className="fixed inset-0 z-50 flex items-center justify-center bg-veil p-6"
    >
      <Modal
        className={`animate-rise rounded-lg bg-raised shadow-float ${width === "wide" ? "w-[52rem]" : "w-[27rem]"} max-h-full max-w-full overflow-auto`}
      >
        <AriaDialog role={role} className="flex flex-col gap-4 p-6 outline-none">
          <Heading slot="title" className="font-bold text-lg">
            {title}
          </Heading>
          {children}
          {actions && <div className="flex justify-end gap-2 pt-1">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
