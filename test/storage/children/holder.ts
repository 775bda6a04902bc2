// Takes the database for itself alone, says so, and holds it until its input ends.
import Database from 'better-sqlite3';

const database = new Database(process.argv[2]);
database.pragma('locking_mode = EXCLUSIVE');
database.exec('BEGIN EXCLUSIVE');
process.stdout.write('held\n');
process.stdin.resume().on('end', () => database.close());
