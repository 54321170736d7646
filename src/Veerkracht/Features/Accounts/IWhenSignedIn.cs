namespace Veerkracht.Features.Accounts;

/// <summary>A room that does something when somebody signs in, by whatever way: what the browser brings along is kept then.</summary>
public interface IWhenSignedIn
{
    Task SignedIn(HttpContext http, Guid person, CancellationToken stop);
}
