namespace Aspire.Hosting;

/// <summary>Ways in which telemetry travels to an OTLP endpoint.</summary>
public enum OtlpProtocol
{
    /// <summary>gRPC.</summary>
    Grpc,

    /// <summary>HTTP with protobuf bodies.</summary>
    HttpProtobuf,

    /// <summary>HTTP with JSON bodies.</summary>
    HttpJson,
}
