using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace Aspire.Hosting.UserSecrets;

/// <summary>Reads the user secrets of the id that is configured, where one is, instead of those of the AppHost's assembly.</summary>
internal static class UserSecretsConfiguration
{
    private const string IdKey = "ASPIRE_USER_SECRETS_ID";

    public static string? FindPath(IConfiguration configuration, Assembly? assembly)
        => FindPath(string.IsNullOrWhiteSpace(configuration[IdKey]) ? IdOf(assembly) : configuration[IdKey]);

    public static void Apply(ConfigurationManager configuration, Assembly? assembly)
    {
        if (string.IsNullOrWhiteSpace(configuration[IdKey]))
        {
            return;
        }

        var sources = configuration.Sources;
        var own = FindPath(IdOf(assembly));
        foreach (var source in sources.OfType<FileConfigurationSource>().Where(s => own is not null && PathOf(s) == own).ToArray())
        {
            sources.Remove(source);
        }

        // Variables and arguments go before them, as they go before those of the assembly.
        var place = sources.TakeWhile(s => s is not EnvironmentVariablesConfigurationSource { Prefix: null or "" }).Count();
        sources.Insert(place, new ConfigurationBuilder().AddUserSecrets(configuration[IdKey]!).Sources.Single());
    }

    private static string? IdOf(Assembly? assembly) => assembly?.GetCustomAttribute<UserSecretsIdAttribute>()?.UserSecretsId;

    private static string? FindPath(string? id) => id is null ? null : PathHelper.GetSecretsPathFromSecretsId(id);

    private static string? PathOf(FileConfigurationSource source)
        => source.Path is null ? null : source.FileProvider?.GetFileInfo(source.Path).PhysicalPath;
}
