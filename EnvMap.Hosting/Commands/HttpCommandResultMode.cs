namespace Aspire.Hosting.ApplicationModel;

/// <summary>What becomes of the body that an HTTP command is answered with.</summary>
public enum HttpCommandResultMode
{
    /// <summary>It is dropped.</summary>
    None,

    /// <summary>It is the product of the command where its content type is JSON or text.</summary>
    Auto,

    /// <summary>It is the product of the command, as JSON.</summary>
    Json,

    /// <summary>It is the product of the command, as text.</summary>
    Text
}
