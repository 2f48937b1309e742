namespace Aspire.Hosting.ApplicationModel;

/// <summary>What happens to annotations of the same type when one is added.</summary>
public enum ResourceAnnotationMutationBehavior
{
    /// <summary>They stay; the new one comes last.</summary>
    Append,

    /// <summary>They go; only the new one remains.</summary>
    Replace
}
