namespace Aspire.Hosting.ApplicationModel;

/// <summary>What the product of a command is written in.</summary>
public enum CommandResultFormat
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>Markdown.</summary>
    Markdown
}
