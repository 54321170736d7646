using Veerkracht.Core.Texts;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Citizens;

/// <summary>What a browser follows without an account; the room of following knows it.</summary>
public interface IKeptChoice
{
    /// <summary>As it can be kept elsewhere and read again; empty where nothing is followed.</summary>
    string Of(HttpContext http);

    /// <summary>Adds it to what a person follows: each once, nothing lost.</summary>
    Task Keep(Guid person, string choice, CancellationToken stop);

    /// <summary>
    /// What this browser follows is kept for who confirmed an address for mail, and the browser knows that from then on.
    /// </summary>
    Task KeptByMail(HttpContext http, Guid person, CancellationToken stop);

    /// <summary>Adds what one person follows to what another does, in the transaction that runs.</summary>
    Task Join(Guid from, Guid to, CancellationToken stop);
}

/// <summary>A room that must know that somebody was forgotten on their own request, in the save that does it.</summary>
public interface IWhenForgotten
{
    Task Forgotten(Guid person, CancellationToken stop);
}
