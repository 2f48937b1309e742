namespace EnvMap.Tests.TestSupport;

/// <summary>A call that a <see cref="FakeDcpClient"/> recorded.</summary>
internal sealed record FakeDcpCall(string Verb, string Kind, string? Name, object? Body);
