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

# pg_dump refuses a server that is newer than itself, and the suite of the base has no client of this one. The next suite's, with its
# library, runs on the base as it is.
apt=$(mktemp -d)
mkdir -p "$apt"/{lists,cache/archives}/partial
# shellcheck disable=SC2016 # The words are apt's.
mirror=$(apt-get indextargets --format '$(ORIGIN) $(REPO_URI)' 'Created-By: Packages' | sed -n 's/^Debian //p' | head -n 1)
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror forky main" >"$apt/sources.list"
options=(-qq -o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts=/dev/null -o Dir::State::Lists="$apt/lists"
  -o Dir::Cache="$apt/cache" -o APT::Sandbox::User='' -o Acquire::Languages=none)
apt-get "${options[@]}" update
(cd "$apt" && apt-get "${options[@]}" download postgresql-client-18 libpq5)
for package in "$apt"/*.deb; do
  dpkg-deb --fsys-tarfile "$package" | tar -x --keep-directory-symlink -C root --wildcards './usr/lib/*'
done
rm -r "$apt"
