using System.Runtime.InteropServices;

namespace EnvMap.Acquisition;

internal sealed record DebianPlatform(string Release, string Architecture, string Triplet)
{
    private const string ReleaseFile = "/etc/os-release";

    /// <summary>The Debian or Ubuntu that this process runs on, or null.</summary>
    public static DebianPlatform? Current { get; } = File.Exists(ReleaseFile) ? Parse(File.ReadAllLines(ReleaseFile), RuntimeInformation.OSArchitecture) : null;

    // ID=ubuntu
    // ID_LIKE="debian"
    // VERSION_CODENAME=noble
    public static DebianPlatform? Parse(IEnumerable<string> lines, Architecture architecture)
    {
        var values = lines
            .Select(line => line.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .ToLookup(pair => pair[0], pair => pair[1].Trim('"'));
        var families = values["ID"].Concat(values["ID_LIKE"]).SelectMany(value => value.Split(' '));
        if (!families.Any(family => family is "debian" or "ubuntu"))
        {
            return null;
        }

        var release = values["VERSION_CODENAME"].Concat(values["ID"]).First();
        return architecture switch
        {
            System.Runtime.InteropServices.Architecture.X64 => new(release, "amd64", "x86_64-linux-gnu"),
            System.Runtime.InteropServices.Architecture.Arm64 => new(release, "arm64", "aarch64-linux-gnu"),
            _ => null,
        };
    }
}
