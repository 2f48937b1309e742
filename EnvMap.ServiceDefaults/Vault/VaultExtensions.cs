using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EnvMap.ServiceDefaults.Vault;

internal static class VaultExtensions
{
    /// <summary>Takes settings from the server that <c>EnvMap:Vault:Address</c> names, which go above all others; nothing where it names none.</summary>
    public static void AddVault(this IHostApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(VaultOptions.Section);
        if (string.IsNullOrEmpty(section["Address"]))
        {
            return;
        }
        var options = section.Get<VaultOptions>()!;
        if (options.Address is not { IsAbsoluteUri: true, Scheme: "http" or "https" } || string.IsNullOrEmpty(options.Token) || options.Refresh <= TimeSpan.Zero || options.Timeout <= TimeSpan.Zero)
        {
            throw new InvalidOperationException(
                $"{VaultOptions.Section} needs an Address that begins with http:// or https://, a Token, and times above zero. Correct them, or leave the Address out.");
        }
        var provider = new VaultConfigurationProvider(options);
        ((IConfigurationBuilder)builder.Configuration).Add(provider);
        builder.Services.AddSingleton(provider);
        builder.Services.AddSingleton(options);
        builder.Services.AddHostedService<VaultRefresh>();
    }
}
