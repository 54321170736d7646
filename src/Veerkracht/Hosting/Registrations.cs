using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Razor.Internal;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Veerkracht.Hosting;

/// <summary>
/// What a door forgot to register is said when the site starts, with the line that is missing. The container itself sees what one service
/// needs of another; here is what it cannot see: one that is missing in a list (a kind of change, an upgrade, a part of the layout), and
/// what pages and tag helpers ask for.
/// </summary>
internal static class Registrations
{
    private static readonly IReadOnlyList<Type> House =
    [
        .. typeof(Registrations)
            .Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }),
    ];

    /// <exception cref="InvalidOperationException">Something is missing; the message says all of it.</exception>
    public static void Check(IServiceCollection services, IServiceProviderIsService known)
    {
        var missing = MissingInLists(services).Concat(MissingForPages(known)).Distinct().Order(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, missing));
    }

    private static IEnumerable<string> MissingInLists(IServiceCollection services)
    {
        var registered = services.Where(s => !s.IsKeyedService).Select(s => (s.ServiceType, Made: Made(s))).ToHashSet();
        var listed = registered
            .Select(r => r.Made)
            .Where(t => t.Assembly == typeof(Registrations).Assembly)
            .Concat(Drawn)
            .SelectMany(AskedBy)
            .Where(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .Select(t => t.GetGenericArguments()[0])
            .Where(t => t.IsAbstract && t.Assembly == typeof(Registrations).Assembly)
            .Distinct();
        return from list in listed
            from one in House
            where one.IsAssignableTo(list) && !registered.Contains((list, one))
            select $"{one.FullName} is a {list.Name}, and no door registers it: add services.AddScoped<{list.Name}, {one.Name}>() to the "
                + "door of its room.";
    }

    private static IEnumerable<string> MissingForPages(IServiceProviderIsService known) =>
        from drawn in Drawn
        from asked in AskedBy(drawn)
        where asked.Assembly == typeof(Registrations).Assembly && !known.IsService(asked)
        select $"{drawn.FullName} asks for {asked.FullName}, and no door registers it: add services.AddScoped<{asked.Name}>() to the door of its "
            + "room.";

    /// <summary>What the web makes, not the container: pages, what is written in them, and tag helpers.</summary>
    private static IEnumerable<Type> Drawn =>
        House.Where(t =>
            t.IsAssignableTo(typeof(PageModel)) || t.IsAssignableTo(typeof(ITagHelper)) || t.IsAssignableTo(typeof(RazorPageBase))
        );

    private static IEnumerable<Type> AskedBy(Type type) =>
        type.GetConstructors()
            .SelectMany(c => c.GetParameters())
            .Select(p => p.ParameterType)
            .Concat(type.GetProperties().Where(p => p.IsDefined(typeof(RazorInjectAttribute))).Select(p => p.PropertyType))
            .Concat(
                type.GetMethods()
                    .SelectMany(m => m.GetParameters())
                    .Where(p => p.IsDefined(typeof(FromServicesAttribute)))
                    .Select(p => p.ParameterType)
            );

    /// <summary>The class that is made; of a factory, what it says that it gives.</summary>
    private static Type Made(ServiceDescriptor service) =>
        service.ImplementationType
        ?? service.ImplementationInstance?.GetType()
        ?? service.ImplementationFactory!.GetType().GenericTypeArguments[1];
}
