using System.Text.Json.Nodes;
using Veerkracht.Core.Forms;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Applications;

/// <summary>
/// A new application begins with who starts it as contact, where the call asks for one and nothing else fills it in. It is an answer like
/// any other: who sends it may name somebody else.
/// </summary>
internal static class OwnContact
{
    /// <param name="start">The answers with which the form begins; changed in place, and never where something stands already.</param>
    public static void Put(FormDefinition form, JsonObject start, Person person)
    {
        if (form.Fields.FirstOrDefault(f => f is { IsContact: true, Prefill: null }) is not { } contact || start[contact.Id] is not null)
            return;
        var (first, family) = person.Name.Trim().Split(' ', 2) is [var one, var rest] ? (one, rest.Trim()) : ("", person.Name.Trim());
        var known = new JsonObject();
        foreach (var (id, text) in new[] { ("first_name", first), ("family_name", family), ("email", person.Email?.Trim()) })
        {
            if (!string.IsNullOrEmpty(text) && contact.Fields.FirstOrDefault(f => f.Id == id) is { } field && Fits(field, text))
                known[id] = text;
        }
        if (known.Count > 0)
            start[contact.Id] = known;
    }

    private static bool Fits(Field field, string text) => field.MaxLength is not { } most || text.Length <= most;
}
