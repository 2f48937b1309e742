# shellcheck shell=bash
# npm packages cannot hold links: the names under which the libraries are looked for are listed in a file.
node -e '
  const { readFileSync, symlinkSync } = require("fs"), { dirname, relative } = require("path");
  for (const { source, target } of JSON.parse(readFileSync("npm/native/pg-symlinks.json")))
    symlinkSync(relative(dirname(target), source), "npm/" + target);
'
mkdir -p root/usr/lib/postgresql/18
cp -a npm/native/. root/usr/lib/postgresql/18/
chmod 755 root/usr/lib/postgresql/18/bin/*
rm -r npm
