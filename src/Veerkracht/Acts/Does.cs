using System.Reflection;

namespace Veerkracht.Acts;

/// <summary>What a handler of a page does, one of several where its forms differ by their button: for whom, the declaration says.</summary>
/// <param name="act">Its class, which declares it.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DoesAttribute(Type act) : Attribute
{
    /// <summary>The value of the button that does it; null where the handler does nothing else.</summary>
    public string? Doing { get; init; }

    /// <summary>The form says to what it is done, where the address does not.</summary>
    public bool NamesSubject { get; init; }

    public ActKind Kind => (ActKind)act.GetProperty(nameof(IAct.Kind), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}

/// <summary>Does any act on a dossier that has a form: for whom, each act says.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DoesDossierActsAttribute : Attribute
{
    /// <summary>Only those that can be done to many at once.</summary>
    public bool OverMany { get; init; }
}
