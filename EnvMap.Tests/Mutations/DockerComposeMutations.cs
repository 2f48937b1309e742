namespace EnvMap.Tests.Mutations;

public sealed class DockerComposeMutations : RowMutations
{
    public override string Row => "Docker Compose";

    public override IEnumerable<Mutation> Mutations =>
    [
        Edit.WithoutRow(Row),
        Edit.Resource("api", "a dependency that is not waited for", api => api with { StartsAfter = [new() { Resource = "nobody" }] }),
        Edit.Service("api", "an API that nobody asks whether it is healthy", service => service.Remove("healthcheck")),
        Edit.Service("api", "an API that stays down", service => service.Remove("restart")),
        Edit.Service("api", "an API that does not wait for its database", service => service.Remove("depends_on")),
        Edit.Document("a resource that is no service", document => document with { Resources = document.Resources.Append(new("nobody", new())).ToDictionary() }),
    ];
}
