using System.Globalization;
using System.Text.RegularExpressions;

namespace EnvMap.Acquisition;

internal sealed partial record AptArchive(string Package, long Size)
{
    // 'http://…/redis-tools_7.0.15-1%7edeb12u10_amd64.deb' redis-tools_5%3a7.0.15-1~deb12u10_amd64.deb 991988 SHA256:f791…
    public static IReadOnlyList<AptArchive> Parse(string output) =>
    [
        .. Line().Matches(output).Select(match =>
            new AptArchive(match.Groups["package"].Value, long.Parse(match.Groups["size"].Value, CultureInfo.InvariantCulture))),
    ];

    [GeneratedRegex(@"^'[^']*' (?<package>[^_\s]+)_\S+\.deb (?<size>\d+)", RegexOptions.Multiline)]
    private static partial Regex Line();
}
