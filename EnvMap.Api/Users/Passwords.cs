using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace EnvMap.Api.Users;

/// <summary>Hashes passwords: PBKDF2 with HMAC-SHA512 and a salt of their own, as ASP.NET Core Identity writes them.</summary>
internal sealed class Passwords
{
    // The OWASP Password Storage Cheat Sheet's number for PBKDF2-HMAC-SHA512.
    private const int Iterations = 210_000;

    private readonly PasswordHasher<User> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private readonly Lazy<string> _nobodys;

    public Passwords() => _nobodys = new Lazy<string>(() => Hash($"{Guid.NewGuid()}"));

    public string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <summary>Whether this is the user's password; takes as long, and is false, for nobody.</summary>
    public bool Verify(User? user, string password) =>
        _hasher.VerifyHashedPassword(user!, user?.PasswordHash ?? _nobodys.Value, password) is not PasswordVerificationResult.Failed && user is not null;
}
