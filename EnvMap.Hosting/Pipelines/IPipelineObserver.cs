namespace Aspire.Hosting.Pipelines;

/// <summary>Sees the steps of a pipeline as they run.</summary>
internal interface IPipelineObserver
{
    /// <summary>A step begins; called in its flow of execution, and what is logged there from now on belongs to it.</summary>
    /// <returns>Where its outcome is told.</returns>
    IStepObserver Begin(PipelineStep step);
}
