using System.Collections.Concurrent;
using EnvMap.Catalog;
using EnvMap.Deploy;
using EnvMap.Deploy.Compose;
using EnvMap.Deploy.Publishing;
using EnvMap.Tools.Evidence;

namespace EnvMap.Cli.Evidence;

// Publishes all that is looked at, each into a folder of its own, and has Compose written of it.
internal sealed class EvidencePublisher(PublishableAppHost host, string root)
{
    private const int AtATime = 2;

    // Null where anything cannot be published; why stands on the error stream.
    public async Task<IReadOnlyDictionary<string, PublishedProfile>?> PublishAsync(IReadOnlyList<EvidencePublication> publications, CancellationToken cancellationToken)
    {
        var published = new ConcurrentDictionary<string, PublishedProfile>();
        var failed = 0;
        await Parallel.ForEachAsync(
            publications,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken },
            async (publication, token) =>
            {
                var problems = new List<CatalogProblem>();
                if (await PublishAsync(publication, problems, token) is { } profile)
                {
                    published[publication.Key] = profile;
                    Console.Error.WriteLine($"{publication.Key} is published ({published.Count} of {publications.Count}).");
                }
                else
                {
                    Interlocked.Increment(ref failed);
                    Console.Error.WriteLine($"{publication.Key} is not published:");
                }
                Problems.Write(problems);
            });
        return failed is 0 ? published : null;
    }

    private async Task<PublishedProfile?> PublishAsync(EvidencePublication publication, List<CatalogProblem> problems, CancellationToken cancellationToken)
    {
        var publisher = new ProfilePublisher(host, Path.Combine(root, publication.Key)) { Include = publication.Include };
        var outcome = await publisher.PublishAsync(publication.Profile, cancellationToken);
        problems.AddRange(outcome.Problems);
        foreach (var warning in outcome.Warnings)
        {
            Console.Error.WriteLine($"{publication.Key}: {warning}");
        }
        if (outcome.Problems.Count > 0)
        {
            if (outcome.FailureLog.Length > 0)
            {
                Console.Error.WriteLine(outcome.FailureLog);
            }
            return null;
        }
        if (DeploySource.Read(outcome.Folder, problems) is not { } source)
        {
            return null;
        }
        var written = await new ComposeTarget().WriteAsync(new DeployInput { Source = source, OutputFolder = outcome.Folder }, cancellationToken);
        problems.AddRange(written.Problems);
        return written.IsWritten ? PublishedProfileReader.Read(outcome.Folder, problems) : null;
    }
}
