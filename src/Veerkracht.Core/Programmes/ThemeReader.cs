using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Programmes;

/// <summary>Reads the tree of themes: two levels, each name once, a contact by function for every theme.</summary>
internal static class ThemeReader
{
    public static IReadOnlyList<Theme> Read(MapReader programme)
    {
        var taken = new HashSet<string>();
        var themes = new List<Theme>();
        foreach (var map in programme.Maps("themes", Thing.Theme, true))
        {
            var id = Id(map, taken);
            var contact = Contact(map, true);
            var below = new List<Theme>();
            foreach (var sub in map.Maps("below", Thing.SubTheme))
            {
                below.Add(new Theme(Id(sub, taken), sub.Local("title", true) ?? LocalText.Empty, Contact(sub, false), []));
                sub.Close();
            }
            themes.Add(new Theme(id, map.Local("title", true) ?? LocalText.Empty, contact, below));
            map.Close();
        }
        return themes;
    }

    private static string Id(MapReader map, HashSet<string> taken)
    {
        var id = ProgrammeReader.Slug(map, "id");
        if (id.Length > 0 && !taken.Add(id))
            map.Scope.Fault(map.At("id"), $"there is already a theme '{id}'", $"er is al een thema '{id}'; kies een andere naam");
        return id;
    }

    private static Contact? Contact(MapReader theme, bool required)
    {
        if (theme.Node("contact", required) is not { } node)
            return null;
        var map = new MapReader(node, Thing.Contact, theme.Scope);
        var contact = new Contact(map.Required("name"), map.Required("email"), map.Text("phone"));
        if (!contact.Email.Contains('@'))
            theme.Scope.Fault(
                map.At("email"),
                $"'{contact.Email}' is not an e-mail address",
                $"'{contact.Email}' is geen e-mailadres; schrijf het zoals team@bestuur.be"
            );
        map.Close();
        return contact;
    }
}
