using System.Globalization;
using System.Reflection;

namespace EnvMap.Api.Migrations;

internal static class EmbeddedMigrations
{
    private const string Prefix = "EnvMap.Api.Migrations.";
    private const string Suffix = ".sql";

    /// <summary>Reads the migrations of this assembly, in order; a gap in their numbers is an error.</summary>
    public static IReadOnlyList<Migration> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var migrations = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(name => Read(assembly, name))
            .OrderBy(migration => migration.Version)
            .ToList();
        for (var index = 0; index < migrations.Count; index++)
        {
            if (migrations[index].Version != index + 1)
            {
                throw new InvalidOperationException(
                    $"Migration '{migrations[index].Name}' should have the number {index + 1:0000}: migrations are numbered from 0001 without gaps.");
            }
        }

        return migrations;
    }

    private static Migration Read(Assembly assembly, string resource)
    {
        // 0001_create_deployments
        var name = resource[Prefix.Length..^Suffix.Length];
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new Migration(int.Parse(name.Split('_')[0], CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
