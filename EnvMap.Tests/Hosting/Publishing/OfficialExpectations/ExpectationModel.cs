namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

/// <summary>What to declare so that <paramref name="Resource"/> is published as expected; <paramref name="Part"/> names the one property that is compared.</summary>
internal sealed record ExpectationModel(string Resource, Action<ExpectationApp> Declare, string? Part = null)
{
    public static IReadOnlyDictionary<string, ExpectationModel> All { get; } = ContainerModels.All.Concat(ProjectModels.All).Concat(ValueModels.All).Concat(ServerModels.All).Concat(PlaygroundModels.All).ToDictionary();
}
