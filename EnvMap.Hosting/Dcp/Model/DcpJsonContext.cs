using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace EnvMap.Hosting.Dcp.Model;

// Generated at build time: reflection would cost the first request about 70 ms.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DcpList<Executable>))]
[JsonSerializable(typeof(DcpList<ExecutableReplicaSet>))]
[JsonSerializable(typeof(DcpList<Service>))]
[JsonSerializable(typeof(DcpList<Endpoint>))]
[JsonSerializable(typeof(DcpList<Container>))]
[JsonSerializable(typeof(DcpList<ContainerExec>))]
[JsonSerializable(typeof(DcpList<ContainerNetwork>))]
[JsonSerializable(typeof(DcpList<ContainerNetworkConnection>))]
[JsonSerializable(typeof(DcpList<ContainerNetworkTunnelProxy>))]
[JsonSerializable(typeof(DcpList<ContainerVolume>))]
[JsonSerializable(typeof(List<ServiceProducer>))]
[JsonSerializable(typeof(List<TunnelConfiguration>))]
[JsonSerializable(typeof(ApiServerExecution))]
[JsonSerializable(typeof(DcpInfo))]
[JsonSerializable(typeof(DcpWatchMessage))]
[JsonSerializable(typeof(DcpStatus))]
internal sealed partial class DcpJsonContext : JsonSerializerContext
{
    public static JsonTypeInfo<T> TypeInfo<T>()
        => Default.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
            ?? throw new NotSupportedException($"{typeof(T).Name} is not known to {nameof(DcpJsonContext)}; add a [JsonSerializable] for it.");

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, TypeInfo<T>());
}
