"""What any citation style needs: names, dates, titles, order, and works told apart."""
