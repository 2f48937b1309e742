using System.Diagnostics.CodeAnalysis;
using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;
using EnvMap.Catalog.Reading;
using EnvMap.Tools.Publishing;
using EnvMap.Tools.Settings;

namespace EnvMap.Tools;

/// <summary>Makes a tool and environment mapping the source of an application.</summary>
public static class EnvironmentMapExtensions
{
    /// <summary>
    /// Reads the map and the settings of section <c>EnvMap</c>, and selects the profile of the environment. Writes every problem to the
    /// standard error stream; false, and nothing is to be started, where one of them is an error.
    /// </summary>
    public static bool TryAddEnvironmentMap(this IDistributedApplicationBuilder builder, [NotNullWhen(true)] out EnvironmentMapBuilder? map)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var problems = new List<CatalogProblem>();
        map = Read(builder, problems);
        foreach (var problem in problems.Distinct())
        {
            Console.Error.WriteLine(problem);
        }
        return map is not null;
    }

    internal static EnvironmentMapBuilder? Read(IDistributedApplicationBuilder builder, List<CatalogProblem> problems)
    {
        AppHostSettings.Complete(builder);
        var environment = OperationRule.Check(builder, problems);
        var settings = new SettingsReader(builder.Configuration, builder.AppHostDirectory, problems).Read();
        var read = EnvironmentMapReader.ReadFile(settings.MapPath);

        // What is only odd about the table is told by checking the table, not at every start of what it describes.
        problems.AddRange(read.HasErrors ? read.Problems : []);
        if (read.Map is null || environment is null)
        {
            return null;
        }

        var profile = ProfileSelector.Select(read.Map, environment.Value, settings.Phase, settings.Include, settings.Exclude, settings.Options);
        problems.AddRange(profile.Problems);
        if (problems.Any(problem => problem.IsError))
        {
            return null;
        }
        var map = new EnvironmentMapBuilder(builder, profile, settings);
        if (builder.ExecutionContext.IsPublishMode)
        {
            ProfileStep.AddTo(map);
        }
        return map;
    }
}
