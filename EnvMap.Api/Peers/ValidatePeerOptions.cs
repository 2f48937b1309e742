using EnvMap.Api.Map;
using EnvMap.Catalog;
using Microsoft.Extensions.Options;

namespace EnvMap.Api.Peers;

internal sealed class ValidatePeerOptions(CurrentMap map) : IValidateOptions<PeerOptions>
{
    public ValidateOptionsResult Validate(string? name, PeerOptions options)
    {
        var problems = options.Peers.SelectMany(peer => Check($"{MapOptions.Section}:Peers:{peer.Key}", peer.Key, peer.Value))
            .Concat(options.PeerTokens.Keys.Where(key => !options.Peers.ContainsKey(key))
                .Select(key => $"{MapOptions.Section}:PeerTokens:{key} belongs to no peer. Set {MapOptions.Section}:Peers:{key}."))
            .Concat(options.PeerTokens.Keys.Where(key => options.Peers.TryGetValue(key, out var peer) && IsReadByOthers(peer))
                .Select(key => $"{MapOptions.Section}:Peers:{key} would be sent its token unencrypted. Write an address with https."))
            .ToList();
        return problems.Count is 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static bool IsReadByOthers(string peer) =>
        Uri.TryCreate(peer, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback;

    private IEnumerable<string> Check(string key, string environmentName, string? url)
    {
        if (!DeployEnvironments.TryParse(environmentName, out var environment))
        {
            yield return $"{key}: '{environmentName}' is no environment. Write one of {string.Join(", ", DeployEnvironments.Names)}.{Suggestion.DidYouMean(environmentName, DeployEnvironments.Names)}";
        }
        else if (environment == map.Environment)
        {
            yield return $"{key} is the environment that this instance is part of itself. Remove it.";
        }
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
        {
            yield return $"{key}: '{url}' is no address of an instance. Write one such as https://map.staging.example, without a user.";
        }
    }
}
