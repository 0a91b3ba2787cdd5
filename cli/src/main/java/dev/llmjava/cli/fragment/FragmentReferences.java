package dev.llmjava.cli.fragment;

import dev.llmjava.Attachment;
import dev.llmjava.Fragment;
import dev.llmjava.FragmentLoader;
import dev.llmjava.FragmentLoader.Loaded;
import dev.llmjava.FragmentLoaders;
import dev.llmjava.cli.session.Pages;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.terminal.Interruption;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.cli.text.Suggestions;
import dev.llmjava.store.FragmentQuery;
import dev.llmjava.store.StoredFragments;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What people name fragments by: an address, {@code -} for standard input, a loader's prefix and an
 * argument, an alias or a hash, a file. Tried in this order.
 */
public final class FragmentReferences {
  public static final String STANDARD_INPUT = "-";

  private static final int MOST_REMEMBERED = 100;

  private final Map<String, Loaded> fetched = new HashMap<>();
  private final Session session;
  private final Supplier<@Nullable StoredFragments> stored;
  private @Nullable Fragment input;
  private @Nullable FragmentLoaders loaders;

  /**
   * @param stored where aliases and hashes are looked up, asked for when there may be one; null for
   *     nowhere
   */
  public FragmentReferences(Session session, Supplier<@Nullable StoredFragments> stored) {
    this.session = session;
    this.stored = stored;
  }

  /** What the references stand for, in their order; loaders may bring files for the model. */
  public Loaded load(List<String> references) {
    var fragments = new ArrayList<Fragment>();
    var attachments = new ArrayList<Attachment>();
    for (String reference : references) {
      Loaded loaded = load(reference);
      fragments.addAll(loaded.fragments());
      attachments.addAll(loaded.attachments());
    }
    return new Loaded(fragments, attachments);
  }

  /** The same where there can be texts only. */
  public List<Fragment> texts(List<String> references) {
    var fragments = new ArrayList<Fragment>();
    for (String reference : references) {
      fragments.addAll(texts(reference));
    }
    return fragments;
  }

  /** The same where there can be one text only. */
  Fragment text(String reference) {
    List<Fragment> found = texts(reference);
    if (found.size() != 1) {
      throw new Failure(
          "Fragment '"
              + reference
              + "' stands for "
              + found.size()
              + " texts; name one that is one");
    }
    return found.getFirst();
  }

  /** All aliases that are stored. */
  public List<String> aliases() {
    StoredFragments fragments = stored.get();
    return fragments == null
        ? List.of()
        : fragments.list(FragmentQuery.ALL.aliased().beginning(0)).stream()
            .flatMap(fragment -> fragment.aliases().stream())
            .toList();
  }

  private List<Fragment> texts(String reference) {
    Loaded loaded = load(reference);
    if (!loaded.attachments().isEmpty()) {
      throw new Failure(
          "Could not load fragment "
              + reference
              + ": Fragment loader "
              + reference.substring(0, reference.indexOf(':'))
              + " returned a disallowed attachment");
    }
    return loaded.fragments();
  }

  private Loaded load(String reference) {
    if (Pages.isAddress(reference)) {
      return remembered(
          reference, () -> Loaded.of(new Fragment(Pages.of(session).fetch(reference), reference)));
    }
    if (reference.equals(STANDARD_INPUT)) {
      return Loaded.of(standardInput());
    }
    Path file = file(reference);
    if (file == null && FragmentLoaders.isReference(reference)) {
      return remembered(reference, () -> loaders().load(reference));
    }
    Fragment known = stored(reference).orElse(null);
    if (known != null) {
      return Loaded.of(known);
    }
    if (file == null) {
      throw new Failure("Fragment '" + reference + "' not found" + near(reference));
    }
    return Loaded.of(Fragment.file(file));
  }

  /** What many prompts of a run name is not fetched for each of them. */
  private Loaded remembered(String reference, Supplier<Loaded> load) {
    Loaded known = fetched.get(reference);
    if (known == null) {
      known = load.get();
      if (fetched.size() < MOST_REMEMBERED) {
        fetched.put(reference, known);
      }
    }
    return known;
  }

  /** It can be read once; whoever names it twice gets the same. */
  private Fragment standardInput() {
    Fragment known = input;
    if (known == null) {
      Terminal terminal = session.terminal();
      String text =
          terminal.inputIsTerminal()
              ? Interruption.whileAsking(terminal, terminal::readAll)
              : terminal.readAll();
      known = new Fragment(text, STANDARD_INPUT);
      input = known;
    }
    return known;
  }

  private FragmentLoaders loaders() {
    FragmentLoaders known = loaders;
    if (known == null) {
      known =
          FragmentLoaders.of(
              session.plugins().load(FragmentLoader.class), session.plugins()::warnOf);
      loaders = known;
    }
    return known;
  }

  /** An alias and a hash are names, so that nothing is opened for a path. */
  private Optional<Fragment> stored(String reference) {
    StoredFragments fragments = Fragment.isName(reference) ? stored.get() : null;
    return fragments == null ? Optional.empty() : fragments.find(reference);
  }

  private String near(String reference) {
    return Fragment.isName(reference) ? Suggestions.after(reference, aliases()) : "";
  }

  /** The file of that name; null when there is none. */
  private static @Nullable Path file(String reference) {
    try {
      Path file = Path.of(reference);
      return !reference.isEmpty() && Files.exists(file) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
