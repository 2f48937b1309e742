namespace EnvMap.Api.Errors;

/// <summary>Writes a problem document also for who would rather have HTML: there is nothing else to give.</summary>
internal sealed class ProblemWriter(IServiceProvider services) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public ValueTask WriteAsync(ProblemDetailsContext context) =>
        services.GetServices<IProblemDetailsWriter>().First(writer => writer != this).WriteAsync(context);
}
