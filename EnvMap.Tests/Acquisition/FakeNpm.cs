using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using EnvMap.Acquisition;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Acquisition;

/// <summary>An npm that serves one tarball of our own, and the package that pins it.</summary>
internal sealed class FakeNpm
{
    private const string ReadArguments =
        """
        while [ $# -gt 0 ]; do
          case "$1" in --pack-destination) dest=$2;; --cache) cache=$2;; esac
          shift
        done
        mkdir -p "$cache"
        """;

    private readonly TemporaryFolder _folder;
    private readonly FakeCommands _commands;
    private readonly string _tarball;

    public FakeNpm(TemporaryFolder folder, string before = "")
    {
        _folder = folder;
        _commands = new FakeCommands(folder["bin"]);
        _tarball = folder["fixture.tgz"];
        WriteTarball();
        _commands.Add("npm", $"{ReadArguments}\n{before}\ncp '{_tarball}' \"$dest/tool-1.0.0.tgz\"");
    }

    public string Gate => _folder["gate"];

    public static string WaitForGate(TemporaryFolder folder) => $"while [ -d '{folder.FullName}' ] && [ ! -f '{folder["gate"]}' ]; do sleep 0.05; done";

    public int Calls => _commands.Calls("npm");

    public void Open() => File.WriteAllText(Gate, "");

    public string SearchPath => _commands.SearchPath;

    public ToolCache Cache() => new(_folder["cache"], new CommandRunner(SearchPath), TimeProvider.System);

    public NpmPackage Package(string? integrity = null) =>
        new("tool", "Tool 1.0", new Dictionary<string, NpmTarball>
        {
            [RuntimePlatform.Rid] = new("tool", "1.0.0", integrity ?? Integrity(), 1000),
        })
        { CommandFolders = ["bin"] };

    private string Integrity() => "sha512-" + Convert.ToBase64String(SHA512.HashData(File.ReadAllBytes(_tarball)));

    private void WriteTarball()
    {
        using var compressed = new GZipStream(File.Create(_tarball), CompressionLevel.Fastest);
        using var writer = new TarWriter(compressed);
        Add(writer, "package/bin/tool", "700");
        Add(writer, "package/readme.txt", "600");
    }

    private static void Add(TarWriter writer, string name, string mode) => writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name)
    {
        Mode = (UnixFileMode)Convert.ToInt32(mode, 8),
        DataStream = new MemoryStream("#!/bin/sh\n"u8.ToArray()),
    });
}
