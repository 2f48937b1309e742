namespace EnvMap.Tests.Mutations;

public sealed class JaegerMutations : ServiceMutations
{
    public override string Row => "Jaeger";

    protected override IEnumerable<Mutation> OfTheTool =>
    [
        Edit.ServiceOf(Row, "Jaeger 1", service => service["image"] = "docker.io/jaegertracing/jaeger:1.62"),
        Edit.ServiceOf(Row, "nobody is listened to", service => service["environment"]!.AsObject().Remove("JAEGER_LISTEN_HOST")),
        Edit.Manifest("no OTLP", manifest => manifest["resources"]!["jaeger"]!["bindings"]!.AsObject().Remove("otlp-grpc")),
        Edit.Manifest("no OTLP by HTTP", manifest => manifest["resources"]!["jaeger"]!["bindings"]!.AsObject().Remove("otlp-http")),
        Edit.Manifest("nothing to look at", manifest => manifest["resources"]!["jaeger"]!["bindings"]!.AsObject().Remove("http")),
    ];
}
