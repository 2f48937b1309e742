namespace Aspire.Hosting.Pipelines;

/// <summary>Is told how a step ends.</summary>
internal interface IStepObserver
{
    /// <summary>The step ends.</summary>
    /// <param name="failure">Why it failed; <see langword="null"/> where it did not.</param>
    void End(Exception? failure);
}
