using System.Text.RegularExpressions;
using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Hosting.Dcp;

/// <summary>What helps against the faults that container engines report, by their words.</summary>
internal static partial class ContainerCures
{
    public static string For(string reason, ContainerSpec spec) => reason switch
    {
        _ when NoEngine().IsMatch(reason) => "Start the container engine, and then the resource.",
        _ when spec.Build is not null && BuildFailed().IsMatch(reason) => $"Correct '{spec.Build.Dockerfile}' or its build context, and start the resource again.",
        _ when Unreachable().IsMatch(reason) => $"The registry of '{spec.Image}' cannot be reached: look to network and proxy, or put the image on this machine by 'docker load'; then start the resource again.",
        _ when NoImage().IsMatch(reason) => $"Look to the name and tag of '{spec.Image}', log in to its registry, or put the image on this machine by 'docker load'; then start the resource again.",
        _ when PortTaken().IsMatch(reason) => "Another process has the port: end that, or choose another port; then start the resource again.",
        _ when NameTaken().IsMatch(reason) => $"Remove the other container ('docker rm -f {spec.ContainerName}') or give this one another name; then start the resource again.",
        _ when NoProgram().IsMatch(reason) => "The image has no such program: look to the entry point and the arguments.",
        _ => "Remove the cause and start the resource again."
    };

    [GeneratedRegex("Cannot connect to the Docker daemon|is the docker daemon running|unable to connect to Podman", RegexOptions.IgnoreCase)]
    private static partial Regex NoEngine();

    [GeneratedRegex("failed to solve|failed to build|Dockerfile parse error|executor failed|returned a non-zero code", RegexOptions.IgnoreCase)]
    private static partial Regex BuildFailed();

    [GeneratedRegex("no such host|dial tcp|i/o timeout|connection refused|network is unreachable|TLS handshake|request canceled|server misbehaving|proxyconnect", RegexOptions.IgnoreCase)]
    private static partial Regex Unreachable();

    [GeneratedRegex("manifest unknown|manifest for .* not found|pull access denied|repository does not exist|no such image|unauthorized|denied", RegexOptions.IgnoreCase)]
    private static partial Regex NoImage();

    [GeneratedRegex("port is already allocated|address already in use|ports are not available", RegexOptions.IgnoreCase)]
    private static partial Regex PortTaken();

    [GeneratedRegex("is already in use by container", RegexOptions.IgnoreCase)]
    private static partial Regex NameTaken();

    [GeneratedRegex("executable file not found|exec: .*no such file or directory", RegexOptions.IgnoreCase)]
    private static partial Regex NoProgram();
}
