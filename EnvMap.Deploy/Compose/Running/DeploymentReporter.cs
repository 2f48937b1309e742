using System.Net.Http.Json;

namespace EnvMap.Deploy.Compose.Running;

/// <summary>Tells EnvMap's API that a version was brought to an environment, or that it was tried in vain.</summary>
/// <param name="api">Sends it.</param>
public sealed class DeploymentReporter(ApiReporter api)
{
    /// <summary>Reports a deployment; gives the reason where the API does not take it, and null where it does.</summary>
    /// <param name="address">The address of the API.</param>
    /// <param name="token">A token of an editor.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="report">What came of it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<string?> SendAsync(Uri address, string token, string environment, DeployReport report, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var content = JsonContent.Create(new Dictionary<string, string>
        {
            ["environment"] = environment,
            ["version"] = report.Version,
            ["deployedBy"] = $"{Environment.UserName}@{Environment.MachineName}",
            ["outcome"] = report.Succeeded ? "succeeded" : report.RolledBackTo is null ? "failed" : "rolled-back",
        });
        return await api.SendAsync(address, "api/deployments", token, content, cancellationToken).ConfigureAwait(false);
    }
}
