namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a state can be coloured.</summary>
public static class KnownResourceStateStyles
{
    /// <summary>As something good.</summary>
    public static readonly string Success = "success";

    /// <summary>As an error.</summary>
    public static readonly string Error = "error";

    /// <summary>Neutrally.</summary>
    public static readonly string Info = "info";

    /// <summary>As a warning.</summary>
    public static readonly string Warn = "warning";
}
