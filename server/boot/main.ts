import('../src/x.ts').then((m) => console.log(m.hi, process.version), (e) => console.log(process.version, e.code));
