// The other server: express-pouchdb over LevelDB, in the mode made for PouchDB alone. `couch.js FOLDER`
import express from 'express'
import serve from 'express-pouchdb'
import PouchDB from 'pouchdb'

const Local = PouchDB.defaults({ prefix: `${process.argv[2]}/` })
const app = express()
app.use('/', serve(Local, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: `${process.argv[2]}/log.txt` }))
const server = app.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port })))
