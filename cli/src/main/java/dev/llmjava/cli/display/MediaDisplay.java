package dev.llmjava.cli.display;

import dev.llmjava.Attachment;
import dev.llmjava.ChainEvent;
import dev.llmjava.Part;
import dev.llmjava.StreamEvent;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.terminal.StatusLine;
import org.jspecify.annotations.Nullable;

/**
 * Saves the files of an answer and says where: on standard output at a terminal, else on standard
 * error, so that what is piped on is the text alone.
 */
public final class MediaDisplay implements Display {
  private final Display inner;
  private final Session session;
  private final @Nullable InlineImage images;

  /**
   * @param images shows pictures themselves; null where that cannot be
   */
  public MediaDisplay(Display inner, Session session, @Nullable InlineImage images) {
    this.inner = inner;
    this.session = session;
    this.images = images;
  }

  @Override
  public void show(StreamEvent event) {
    inner.show(event);
    if (event instanceof StreamEvent.PartFinished whole) {
      if (whole.part() instanceof Part.Media media) {
        show(media.attachment());
      } else if (whole.part() instanceof Part.ToolResult result) {
        result.attachments().forEach(this::show);
      }
    }
  }

  private void show(Attachment file) {
    Output out = session.out().isTerminal() ? session.out() : session.err();
    StatusLine status = session.status();
    if (status != null) {
      status.hide();
    }
    inner.stop();
    if (out.inLine()) {
      out.print("\n");
    }
    if (file.source() instanceof Attachment.Source.Url url) {
      out.print("At " + url.address().replace('\n', ' ') + "\n");
      return;
    }
    byte[] content = file.content();
    if (images != null) {
      images.show(content, out);
    }
    save(content, file.mediaType(), out);
  }

  /** The words of the answer are worth more than one file of it. */
  private void save(byte[] content, @Nullable String type, Output out) {
    try {
      out.print("Saved to " + SavedMedia.save(content, type, session.directory()) + "\n");
    } catch (Failure e) {
      session.err().print("Warning: " + e.getMessage() + "\n");
    }
  }

  @Override
  public void step(ChainEvent.Step step) {
    inner.step(step);
  }

  @Override
  public void gap() {
    inner.gap();
  }

  @Override
  public void end() {
    inner.end();
  }

  @Override
  public void stop() {
    inner.stop();
  }
}
