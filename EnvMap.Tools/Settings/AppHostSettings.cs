using EnvMap.Catalog;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Hosting;

namespace EnvMap.Tools.Settings;

/// <summary>Reads the AppHost's own settings files also where the host does not: from another folder, or under an alias of the environment.</summary>
internal static class AppHostSettings
{
    public static void Complete(IDistributedApplicationBuilder builder)
    {
        var name = builder.Environment.EnvironmentName;
        var isAlias = DeployEnvironments.TryParse(name, out var environment)
            && environment is DeployEnvironment.Local && !builder.Environment.IsDevelopment();
        var isElsewhere = Path.GetFullPath(builder.Environment.ContentRootPath).TrimEnd(Path.DirectorySeparatorChar)
            != Path.GetFullPath(builder.AppHostDirectory).TrimEnd(Path.DirectorySeparatorChar);
        if (!isAlias && !isElsewhere)
        {
            return;
        }

        var files = new ConfigurationBuilder();
        if (isAlias)
        {
            // User secrets and fast telemetry are tied to this name.
            name = builder.Environment.EnvironmentName = Environments.Development;
        }
        if (isElsewhere)
        {
            files.AddJsonFile(Of("appsettings.json"), optional: true);
        }
        files.AddJsonFile(Of($"appsettings.{name}.json"), optional: true);
        if (isAlias && builder.AppHostAssembly is { } assembly)
        {
            files.AddUserSecrets(assembly, optional: true);
        }

        Insert(builder.Configuration, files.Sources);

        // In full: a relative path would be looked for in the folder of the configuration that takes the file in.
        string Of(string file) => Path.GetFullPath(file, builder.AppHostDirectory);
    }

    // After the files that were read already and before environment variables and arguments, which go above files.
    private static void Insert(ConfigurationManager configuration, IEnumerable<IConfigurationSource> files)
    {
        var sources = ((IConfigurationBuilder)configuration).Sources;
        var last = sources.OfType<JsonConfigurationSource>().LastOrDefault();
        var index = last is null ? 0 : sources.IndexOf(last) + 1;
        foreach (var file in files)
        {
            sources.Insert(index++, file);
        }
    }
}
