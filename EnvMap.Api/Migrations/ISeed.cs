namespace EnvMap.Api.Migrations;

/// <summary>What must stand in the tables before the API is ready; instances may do it at the same time, and again at every start.</summary>
internal interface ISeed
{
    Task SeedAsync(CancellationToken cancellationToken);
}
