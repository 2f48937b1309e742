using System.Reflection;

namespace Aspire.Hosting;

/// <summary>How an application is declared.</summary>
public sealed class DistributedApplicationOptions
{
    private string? _projectDirectory;
    private string? _assemblyName;
    private Assembly? _assembly;

    /// <summary>Gets or sets the arguments of the command line.</summary>
    public string[]? Args { get; set; }

    /// <summary>Gets or sets the name of the assembly of the AppHost; by default the one that the process began with.</summary>
    public string? AssemblyName
    {
        get => _assemblyName;
        set => (_assemblyName, _assembly) = (value, null);
    }

    /// <summary>Gets or sets the directory of the AppHost's project; by default the one that its build recorded.</summary>
    public string? ProjectDirectory
    {
        get => _projectDirectory ?? Metadata("apphostprojectpath");
        set => _projectDirectory = value;
    }

    /// <summary>Gets or sets whether there is no dashboard.</summary>
    public bool DisableDashboard { get; set; }

    /// <summary>Gets or sets the name that the dashboard shows; by default that of the AppHost.</summary>
    public string? DashboardApplicationName { get; set; }

    /// <summary>Gets or sets whether http is allowed where https is expected.</summary>
    public bool AllowUnsecuredTransport { get; set; }

    /// <summary>Gets or sets the registry that takes the place of that of every image.</summary>
    public string? ContainerRegistryOverride { get; set; }

    /// <summary>Gets or sets whether the logs of the resources are written to the log of the AppHost too.</summary>
    public bool EnableResourceLogging { get; set; }

    /// <summary>Gets or sets whether resources trust the developer certificate.</summary>
    public bool? TrustDeveloperCertificate { get; set; }

    /// <summary>Gets or sets whether https endpoints use the developer certificate by default.</summary>
    public bool? DeveloperCertificateDefaultHttpsTerminationEnabled { get; set; }

    internal Assembly? Assembly => _assembly ??= string.IsNullOrEmpty(AssemblyName) ? Assembly.GetEntryAssembly() : Load(AssemblyName);

    internal string? ProjectName => Metadata("apphostprojectname");

    /// <summary>The built file of a referenced project, as the AppHost's build recorded it.</summary>
    internal string? ProjectOutput(string projectPath) => Metadata($"projectoutput:{projectPath}");

    private string? Metadata(string key) => Assembly?.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(m => m.Key.Equals(key, StringComparison.OrdinalIgnoreCase))?.Value;

    private static Assembly Load(string name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Failed to load AppHost assembly '{name}' specified in {nameof(DistributedApplicationOptions)}.", exception);
        }
    }
}
