# shellcheck shell=bash
# .NET itself comes from this machine: its newest shared frameworks of version 10.
dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")
[ -d "$dotnet/shared" ] || dotnet=$(dotnet --list-runtimes | sed -n 's|^Microsoft.NETCore.App .*\[\(.*\)/shared/.*|\1|p' | head -n 1)
version=$(dotnet --list-runtimes | sed -n 's/^Microsoft.AspNetCore.App \(10\.[^ ]*\) .*/\1/p' | sort -V | tail -n 1)
for part in "shared/Microsoft.NETCore.App/$version" "shared/Microsoft.AspNetCore.App/$version" "host/fxr/$version"; do
  mkdir -p "root/usr/share/dotnet/$(dirname "$part")"
  cp -r "$dotnet/$part" "root/usr/share/dotnet/$part"
done
cp "$dotnet/dotnet" root/usr/share/dotnet/
mkdir -p root/usr/bin
ln -s ../share/dotnet/dotnet root/usr/bin/dotnet
