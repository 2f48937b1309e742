using EnvMap.Api.Map;
using Microsoft.Extensions.Options;

namespace EnvMap.Api.Proxies;

internal sealed class ValidateProxyOptions : IValidateOptions<ProxyOptions>
{
    public ValidateOptionsResult Validate(string? name, ProxyOptions options)
    {
        var problems = options.Names.Where(text => !ProxyOptions.TryParse(text, out _))
            .Select(text => $"{MapOptions.Section}:{nameof(ProxyOptions.KnownProxies)}: '{text}' is neither an address nor a network. Write one such as 127.0.0.1 or 10.0.0.0/8.")
            .ToList();
        return problems.Count is 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
