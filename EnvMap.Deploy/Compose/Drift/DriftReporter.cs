using System.Net.Http.Json;
using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Deploy.Compose.Drift;

/// <summary>Tells EnvMap's API in what the containers of an environment differ.</summary>
/// <param name="api">Sends it.</param>
public sealed class DriftReporter(ApiReporter api)
{
    // What the API takes; a person who reads it needs no more.
    private const int MostFindings = 200;
    private const int MostServices = 1000;
    private const int LongestMessage = 300;
    private const int LongestItem = 300;

    /// <summary>
    /// Reports what was found, values left out; of more differences than the API takes there are some of each service, and how many there are
    /// besides. Gives the reason where the API does not take it, and null where it does.
    /// </summary>
    /// <param name="address">The address of the API.</param>
    /// <param name="token">A token of an editor.</param>
    /// <param name="report">What was found.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<string?> SendAsync(Uri address, string token, DriftReport report, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        var sent = report with
        {
            Services = [.. report.Services.Take(MostServices)],
            Findings = [.. Choose(report.Findings)],
            Ignored = [],
            UnusedRules = [],
        };
        using var content = JsonContent.Create(sent, DriftJsonContext.Default.DriftReport);
        return await api.SendAsync(address, "api/drift", token, content, cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<DriftFinding> Choose(IReadOnlyList<DriftFinding> findings)
    {
        var chosen = findings.GroupBy(finding => finding.Service).SelectMany(ofService => ofService.Index()).OrderBy(finding => finding.Index)
            .Take(MostFindings).Select(finding => Shorten(finding.Item)).ToList();
        return findings.Count <= MostFindings ? findings.Select(Shorten)
            : chosen.SkipLast(1).Append(chosen[^1] with { Message = $"{chosen[^1].Message} Besides, {findings.Count - MostFindings} more things differ." });
    }

    private static DriftFinding Shorten(DriftFinding finding) => finding with
    {
        Published = null,
        Running = null,
        Item = finding.Item is null ? null : Clip(finding.Item, LongestItem),
        Message = Clip(finding.Message, LongestMessage),
    };

    private static string Clip(string text, int longest) => text.Length > longest ? $"{text[..longest]}…" : text;
}
