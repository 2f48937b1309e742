namespace Aspire.Hosting.ApplicationModel;

/// <summary>When an image is pulled.</summary>
public enum ImagePullPolicy
{
    /// <summary>When the container engine thinks so.</summary>
    Default,

    /// <summary>Before each start.</summary>
    Always,

    /// <summary>Where the machine has no such image.</summary>
    Missing,

    /// <summary>Never: the image must be there.</summary>
    Never
}
