namespace EnvMap.Api.Observations.Replicas;

internal enum ReplicaRole
{
    /// <summary>Without a database, or with a leader that is silent: it probes, and keeps what it sees to itself.</summary>
    Alone,

    /// <summary>It probes, and writes what it sees.</summary>
    Leader,

    /// <summary>It takes over what the leader sees.</summary>
    Follower,
}
