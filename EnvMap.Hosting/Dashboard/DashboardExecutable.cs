using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Hosting.Dashboard;

/// <summary>The dashboard as an object of DCP, which ends it whenever the AppHost dies.</summary>
internal static class DashboardExecutable
{
    /// <summary>Name of the object; no resource of the model belongs to it.</summary>
    public const string Name = "aspire-dashboard";

    /// <param name="path">The file to run: <c>aspire-managed</c>, or a dashboard published on its own.</param>
    /// <param name="environment">See <see cref="DashboardEnvironment"/>.</param>
    public static Executable Create(string path, IReadOnlyDictionary<string, string> environment) => new()
    {
        Metadata = { Name = Name },
        Spec = new ExecutableSpec
        {
            ExecutablePath = path,
            Args = [.. Arguments(path)],
            // Where it finds its web files.
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(path)),
            Env = [.. environment.Select(variable => new EnvVar { Name = variable.Key, Value = variable.Value })],
            ExecutionType = ExecutionType.Process,
        },
    };

    /// <summary>Gets the arguments with which a file runs as the dashboard: the one of the Aspire CLI has several roles.</summary>
    public static IEnumerable<string> Arguments(string path)
        => Path.GetFileNameWithoutExtension(path).Equals("aspire-managed", StringComparison.OrdinalIgnoreCase) ? ["dashboard"] : [];
}
