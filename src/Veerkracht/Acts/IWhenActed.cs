namespace Veerkracht.Acts;

/// <summary>
/// A room downstream that must know of acts in the very save in which they are written: what it adds to the database is kept with the act,
/// or not at all. Not asked of what goes quickly (<see cref="ActFrame.TryQuickly"/>).
/// </summary>
public interface IWhenActed
{
    /// <param name="act">As it stands in the history from now on.</param>
    void Acted(Act act);
}
