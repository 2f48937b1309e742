using System.Reflection;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Hosting;

namespace EnvMap.Hosting.Testing;

/// <summary>What is otherwise in an application under test: ports of its own, no dashboard, the environment of the AppHost's launch profile.</summary>
internal static class TestingDefaults
{
    private const string LaunchProfileKey = "DOTNET_LAUNCH_PROFILE";

    // As settings for the host have them without their prefix.
    private static readonly string[] s_hostPrefixes = ["DOTNET_", "ASPNETCORE_"];

    public static void Apply(
        DistributedApplicationOptions options,
        HostApplicationBuilderSettings settings,
        string[] args,
        Assembly? appHost,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure)
    {
        // An AppHost may pass its arguments on, or not.
        var passed = options.Args ?? [];
        settings.Args = options.Args = passed.AsSpan().EndsWith(args) ? passed : [.. passed, .. args];
        if (appHost?.GetName().Name is { } name)
        {
            options.AssemblyName = settings.ApplicationName = name;
        }

        options.DisableDashboard = true;
        options.EnableResourceLogging = true;
        options.AllowUnsecuredTransport = true;
        if (options.ProjectDirectory is { } directory && Directory.Exists(directory))
        {
            settings.ContentRootPath = directory;
        }

        settings.Configuration ??= new();
        configure(options, settings);

        // Below everything else: what the test, the environment and the arguments say counts more.
        AddBelow(settings.Configuration, LaunchVariables(options, settings));
        AddBelow(settings.Configuration, new Dictionary<string, string?>
        {
            ["DcpPublisher:RandomizePorts"] = "true",
            [HostDefaults.EnvironmentKey] = Environments.Development
        });
    }

    private static Dictionary<string, string?> LaunchVariables(DistributedApplicationOptions options, HostApplicationBuilderSettings settings)
    {
        var variables = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (options.ProjectDirectory is not { } directory || EffectiveLaunchProfile.ReadFile(directory, options.ProjectName ?? directory)?.Profiles is not { Count: > 0 } profiles)
        {
            return variables;
        }

        var chosen = Chosen(settings);
        var (name, profile) = chosen is null ? profiles.First()
            : profiles.TryGetValue(chosen, out var named) ? KeyValuePair.Create(chosen, named)
            : throw new InvalidOperationException($"The launch settings of '{directory}' have no profile '{chosen}', which {LaunchProfileKey} asks for. They have: {string.Join(", ", profiles.Keys)}.");
        variables[LaunchProfileKey] = name;
        foreach (var (variable, value) in profile.EnvironmentVariables)
        {
            variables[variable.Replace("__", ":", StringComparison.Ordinal)] = value;
            if (s_hostPrefixes.FirstOrDefault(p => variable.StartsWith(p, StringComparison.OrdinalIgnoreCase)) is { } prefix)
            {
                variables.TryAdd(variable[prefix.Length..], value);
            }
        }

        return variables;
    }

    private static string? Chosen(HostApplicationBuilderSettings settings)
    {
        using var configuration = new ConfigurationManager();
        configuration.AddConfiguration(settings.Configuration!).AddEnvironmentVariables().AddCommandLine(settings.Args ?? []);
        return configuration[LaunchProfileKey] is { Length: > 0 } name ? name : null;
    }

    private static void AddBelow(ConfigurationManager configuration, Dictionary<string, string?> values)
        => ((IConfigurationBuilder)configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = values });
}
