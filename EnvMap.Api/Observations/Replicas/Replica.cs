namespace EnvMap.Api.Observations.Replicas;

/// <summary>What this instance is among those that share its database.</summary>
internal sealed class Replica
{
    private volatile ReplicaRole _role = ReplicaRole.Alone;

    public ReplicaRole Role => _role;

    /// <summary>Whether it probes by itself.</summary>
    public bool Probes => _role is not ReplicaRole.Follower;

    /// <summary>Changes the role; false where it is that already.</summary>
    public bool Become(ReplicaRole role)
    {
        var isNew = _role != role;
        _role = role;
        return isNew;
    }
}
