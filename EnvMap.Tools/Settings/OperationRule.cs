using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;

namespace EnvMap.Tools.Settings;

/// <summary>Which environments can be run on this machine.</summary>
internal static class OperationRule
{
    public static DeployEnvironment? Check(IDistributedApplicationBuilder builder, List<CatalogProblem> problems)
    {
        var name = builder.Environment.EnvironmentName;
        if (!DeployEnvironments.TryParse(name, out var environment))
        {
            problems.Add(new CatalogProblem("--environment", 0, 0,
                $"'{name}' is no environment. Write one of {string.Join(", ", DeployEnvironments.Names)}.{Suggestion.DidYouMean(name, DeployEnvironments.Names)}",
                ProblemSeverity.Error));
            return null;
        }
        if (builder.ExecutionContext.IsRunMode && environment is not DeployEnvironment.Local)
        {
            problems.Add(new CatalogProblem("--environment", 0, 0,
                $"{environment} is not run on this machine but published: envmap publish {environment.ToSlug()}, or "
                + $"dotnet run --project EnvMap.AppHost -- --operation publish --step publish-manifest --output-path aspire-manifest/{Default(environment)} --environment {environment}. "
                + "To run the local environment: --environment Development.",
                ProblemSeverity.Error));
        }
        return environment;
    }

    private static ProfileName Default(DeployEnvironment environment) => new(environment, ProfileName.DefaultPhase(environment));
}
