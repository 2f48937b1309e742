namespace EnvMap.Hosting.Dcp;

/// <summary>DCP cannot be started, has ended, or does not answer.</summary>
internal sealed class DcpException(string message, Exception? inner = null) : Exception(message, inner);
